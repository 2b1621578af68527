export { DELETE, GET, OPTIONS, PATCH, POST, PUT } from "@/app/tribune/remote/json/route";
