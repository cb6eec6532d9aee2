/** The style of the documentation page: system fonts, light and dark, nothing from elsewhere. */
export const DOCS_STYLE = `
:root{color-scheme:light dark;--bg:#fbfaf8;--panel:#fff;--ink:#1d2129;--soft:#5a6270;--line:#e4e1dc;
--accent:#7a3e12;--code:#f3f0eb;--get:#0b6a55;--put:#7a4a00;--post:#1f4fa8;--delete:#a32030;
--good:#0b6a55;--bad:#8d2b35;--string:#0b6a55;--literal:#8a3b12;--key:#274690}
@media (prefers-color-scheme:dark){:root{--bg:#14161a;--panel:#1b1e24;--ink:#e8e6e1;--soft:#a4abb8;
--line:#2f343d;--accent:#f0b27e;--code:#22262e;--get:#6fd3b5;--put:#f0c36d;--post:#93b7ff;
--delete:#ff9aa2;--good:#6fd3b5;--bad:#ff9aa2;--string:#8fd6a8;--literal:#f0b27e;--key:#a9c1ff}}
*{box-sizing:border-box}html{scroll-behavior:smooth;scroll-padding-top:1rem}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0;background:var(--bg);color:var(--ink);font:16px/1.6 system-ui,-apple-system,"Segoe UI",
Roboto,"Helvetica Neue",Arial,sans-serif;-webkit-text-size-adjust:100%}
a{color:var(--accent);text-underline-offset:.15em}a:hover{text-decoration-thickness:2px}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:4px}
.skip{position:absolute;left:-999px;top:.5rem;background:var(--panel);padding:.5rem 1rem;z-index:2}
.skip:focus{left:.5rem}
.page{display:grid;grid-template-columns:19rem minmax(0,1fr);max-width:84rem;margin:0 auto}
.side{position:sticky;top:0;height:100vh;overflow:auto;padding:2rem 1.25rem 3rem;
border-right:1px solid var(--line)}
.side .brand{font-weight:700;font-size:1.15rem;letter-spacing:-.01em;margin:0}
.side .brand span{display:block;font-weight:400;font-size:.85rem;color:var(--soft)}
.side label{display:block;font-size:.85rem;color:var(--soft);margin:1.25rem 0 .3rem}
.side input{width:100%;font:inherit;padding:.55rem .75rem;border:1px solid var(--line);
border-radius:.6rem;background:var(--panel);color:inherit}
.side h2{font-size:.8rem;color:var(--soft);font-weight:600;margin:1.5rem 0 .35rem}
.side ul{list-style:none;margin:0;padding:0}
.side li a{display:flex;gap:.6rem;align-items:baseline;padding:.35rem .5rem;border-radius:.5rem;
text-decoration:none;color:inherit;font-size:.92rem;line-height:1.35}
.side li a:hover{background:var(--code)}.side .none{font-size:.9rem;color:var(--soft)}
.side .method{min-width:3.4rem}
main{padding:2.5rem clamp(1rem,4vw,3.5rem) 6rem;min-width:0}
h1{font-size:clamp(1.9rem,4vw,2.6rem);line-height:1.15;letter-spacing:-.025em;margin:0 0 .5rem}
.lead{max-width:46rem}.lead p{margin:.6rem 0}
.area>h2{font-size:1.45rem;letter-spacing:-.015em;margin:3.5rem 0 0;padding-bottom:.4rem;
border-bottom:2px solid var(--line)}
.operation{padding:1.75rem 0 1.5rem;border-bottom:1px solid var(--line)}
.operation:target .anchor,.schema:target .anchor{background:var(--code);border-radius:.3rem;
box-shadow:0 0 0 .35rem var(--code)}
h3{font-size:1.2rem;margin:0 0 .4rem;letter-spacing:-.01em}h4{font-size:.95rem;margin:1.4rem 0 .5rem}
.anchor{color:inherit;text-decoration:none}.anchor:hover{text-decoration:underline}
.operation p{max-width:46rem;margin:.5rem 0}.line{display:flex;flex-wrap:wrap;gap:.6rem;align-items:center}
code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.88em}
code{background:var(--code);border-radius:.3rem;padding:.1em .3em;overflow-wrap:anywhere}
.path{background:none;padding:0;font-size:1rem}.path em{font-style:normal;color:var(--soft)}
pre{background:var(--code);border-radius:.7rem;padding:.9rem 1.1rem;overflow:auto;line-height:1.5;
max-width:52rem;max-height:26rem}pre code{background:none;padding:0;overflow-wrap:normal}
.key{color:var(--key)}.string{color:var(--string)}.literal{color:var(--literal)}
.method{font:600 .75rem/1 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;letter-spacing:.02em}
.method.get{color:var(--get)}.method.put{color:var(--put)}.method.post{color:var(--post)}
.method.delete{color:var(--delete)}
.line .method{border:1.5px solid currentColor;border-radius:.45rem;padding:.4em .6em}
.chips{display:flex;gap:.5rem}.chip{font-size:.82rem;color:var(--soft);border:1px solid var(--line);
border-radius:99px;padding:.05rem .7rem}.chip.warn{color:var(--put);border-color:currentColor}
.table{overflow:auto;max-width:60rem}table{border-collapse:collapse;width:100%;font-size:.92rem}
th,td{text-align:left;vertical-align:top;padding:.5rem .9rem .5rem 0;border-bottom:1px solid var(--line)}
thead th{color:var(--soft);font-weight:600;font-size:.82rem}tbody th{font-weight:400;white-space:nowrap}
.optional,.quiet{color:var(--soft);font-size:.82rem}.optional{margin-left:.5rem}
.answers{list-style:none;padding:0;margin:0}.answers li{padding:.3rem 0}
.status{display:inline-block;min-width:3rem;font-weight:600;font-variant-numeric:tabular-nums}
.status.good{color:var(--good)}.status.bad{color:var(--bad)}
[hidden]{display:none!important}
@media (max-width:56rem){.page{display:block}.side{position:static;height:auto;border-right:0;
border-bottom:1px solid var(--line);padding-bottom:1.5rem}.side nav{max-height:40vh;overflow:auto}
.side li a{padding:.6rem .5rem}main{padding-top:1.5rem}}
@media print{.side{display:none}.page{display:block}pre{max-height:none}}
`;

/** Filters the list of calls; without it the page reads as well. */
export const DOCS_SCRIPT = `
const input=document.getElementById("find"),none=document.getElementById("none");
input.closest("[hidden]").hidden=false;
input.addEventListener("input",()=>{
const words=input.value.toLowerCase().split(/\\s+/).filter(Boolean);let shown=0;
for(const group of document.querySelectorAll("[data-area]")){let here=0;
for(const item of group.querySelectorAll("li")){
const fits=words.every((word)=>item.dataset.text.includes(word));item.hidden=!fits;if(fits)here+=1}
group.hidden=here===0;shown+=here}
none.hidden=shown>0});
`;
