/** What the document says before its calls. */
export const INTRODUCTION = `Working hours, sessions and appointments of salons: the business management \
API v1 that Chairtime serves itself.

**Headers.** \`Authorization: Bearer <partner_token>, User <user_token>\`, both tokens in one header; the \
user token comes from \`POST /auth\`. Reads of locations, team, services and events, and what visitors of \
online booking do, need the partner token only.

**Envelope.** Every answer is \`{"success", "data", "meta"}\`; a refusal has \`data\` null and its \
reason in \`meta.message\`, problems of single fields in \`meta.errors\`.

**Paths.** What stands below \`/company/{location_id}/\` is served below \`/locations/{location_id}/\` as \
well, and some calls have a newer name there (\`/locations/{location_id}/team_members\`); each call tells \
its own. Both spellings answer the same. Whatever stands below \`/api/v1\` is served below \
\`/_mock/en/b2b-v1/openapi\`, too. A path that is served by neither answers 404, a wrong method 405 with \
\`Allow\`.

**Names.** \`staff_id\`, \`team_member_id\` and \`master_id\` are one parameter, and so are \
\`location_id\`, \`company_id\` and \`salon_id\`. Lists come as \`x[]=1&x[]=2\`, \`x[0]=1\`, \`x=1&x=2\` or \
\`x=1,2\`. Ids may be digits in a string, booleans 0 and 1.

**Time.** Hours are wall-clock times of the location, \`HH:MM\`; an end of \`00:00\` is the end of the \
day. Dates in paths are \`YYYY-MM-DD\`, \`YYYYMMDD\` or an ISO date-time. Lengths are seconds.

**Repeats.** A \`POST\` with an \`Idempotency-Key\` runs once: for 24 hours a repeat gets the first \
answer, one with another body 422.

**Limits.** From one address 200 requests a minute, 60 of them at once; 5 a second for public booking and \
sign-in. What goes beyond waits up to 2 s before it is refused, and a refused request costs nothing; the \
RateLimit headers tell what is left. Bodies up to 1 MB.

**Additions.** What is not of the contract is marked "Our addition".`;
