export { GET } from "@/app/tribune/events/route";
