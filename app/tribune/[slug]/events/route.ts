export { GET, HEAD } from "@/app/tribune/events/route";
