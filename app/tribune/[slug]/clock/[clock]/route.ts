import { answerClock } from "@/lib/tribune/feed/clock-view";
import { readingRoute } from "@/lib/tribune/remote/routes";

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = readingRoute(answerClock);
