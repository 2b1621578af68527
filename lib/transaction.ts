import type { Prisma } from "@/lib/generated/prisma/client";

export type Transaction = Prisma.TransactionClient;
