// Serves the two floors that no framework has a part in: /bytes answers 10 KB, /rows one indexed query through pg.
import http from "node:http";
import { Pool } from "pg";

const bytes = "x".repeat(10_240);
const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 10 });

http
  .createServer(async (request, response) => {
    if (request.url !== "/rows") return response.end(bytes);
    const { rows } = await pool.query(`select id, name, email, "joinedAt" from "Member" order by "joinedAt" desc, id desc limit 50`);
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(rows));
  })
  .listen(Number(process.env.PORT), "127.0.0.1");
