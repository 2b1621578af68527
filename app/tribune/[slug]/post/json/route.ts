import { postRoute } from "@/lib/tribune/remote/routes";

export const { POST, PUT, OPTIONS, GET, HEAD, PATCH, DELETE } = postRoute("json");
