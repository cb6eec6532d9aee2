/** server.ts writes the client's address here and drops what a client sent under this name. */
export const ADDRESS_HEADER = "x-chairtime-address";

/** server.ts writes the page's path and query here, likewise. */
export const PATH_HEADER = "x-chairtime-path";
