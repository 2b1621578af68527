import { backendRoute } from "@/lib/tribune/remote/routes";

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = backendRoute("plain");
