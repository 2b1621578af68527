export { DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT } from "@/app/tribune/post/xml/route";
