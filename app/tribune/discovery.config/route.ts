import { answerDiscovery } from "@/lib/tribune/feed/discovery";
import { readingRoute } from "@/lib/tribune/remote/routes";

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = readingRoute(answerDiscovery);
