import { prepareEnvironment } from "../environment";
import { applyMigrations } from "./migrations";

const environment = await prepareEnvironment();
const applied = await applyMigrations(environment.databaseUrl);
console.log(applied.length ? `Applied ${applied.join(", ")}.` : "The database is up to date.");
await environment.stop();
