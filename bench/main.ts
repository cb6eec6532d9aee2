import { boardRows } from "./board";
import { httpRows } from "./http";
import { barText, verdict } from "./row";

const rows = [...(await httpRows()), ...(await boardRows())];
for (const row of rows) {
  const ratio = `${row.ratio.toFixed(2)} ×`;
  process.stdout.write(
    `${row.what.padEnd(44)} ${row.measured.padStart(12)}  ${row.floor.padEnd(36)} ${ratio.padStart(9)}  ${barText(row).padEnd(8)} ${verdict(row)}\n`,
  );
}
