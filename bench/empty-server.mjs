import { createServer } from "node:http";

/** The floor: what node:http itself costs. */
const server = createServer((_request, response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": "2" });
  response.end("{}");
});
server.listen(0, "127.0.0.1", () => process.send?.(server.address()));
