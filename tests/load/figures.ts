// Small arithmetic and a plain table for people.
export function median(values: number[]): number {
    const sorted = [...values].sort((a, b) => a - b);
    const middle = Math.floor(sorted.length / 2);
    return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export function percentile(values: number[], share: number): number {
    const sorted = [...values].sort((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]!;
}

export const round = (value: number) => Number(value.toPrecision(4));

export function table(rows: Record<string, string | number>[]) {
    const names = Object.keys(rows[0]!);
    const cells = [names, ...rows.map((row) => names.map((name) => show(row[name]!)))];
    const widths = names.map((_, i) => Math.max(...cells.map((line) => line[i]!.length)));
    for (const line of cells) console.log(`  ${line.map((cell, i) => (i ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!))).join("  ")}`);
}
function show(value: string | number): string {
    if (typeof value === "string") return value;
    return value.toFixed(Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2);
}
