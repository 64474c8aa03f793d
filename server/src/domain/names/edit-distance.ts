/**
 * Optimal string alignment distance (Damerau-Levenshtein without repeated edits of one place) in UTF-16
 * units, or `max + 1` as soon as it is certain to be larger. Source: Boytsov 2011, §2.2. What the two share at
 * either end cannot add to it and is left out first.
 */
export function editDistance(a: string, b: string, max: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > max) return max + 1;
  let start = 0;
  let endA = a.length;
  let endB = b.length;
  while (start < endA && start < endB && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--;
    endB--;
  }
  if (endA === start || endB === start) return Math.min(endA - start + (endB - start), max + 1);
  return alignment(a.slice(start, endA), b.slice(start, endB), max);
}

function alignment(a: string, b: string, max: number): number {
  let twoBack: number[] = [];
  let back: number[] = [];
  for (let j = 0; j <= b.length; j++) back.push(j);
  for (let i = 1; i <= a.length; i++) {
    const row: number[] = [i];
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let cost = Math.min((back[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (back[j - 1] ?? 0) + (same ? 0 : 1));
      const swapped =
        i > 1 &&
        j > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      if (swapped) cost = Math.min(cost, (twoBack[j - 2] ?? 0) + 1);
      row.push(cost);
      best = Math.min(best, cost);
    }
    if (best > max) return max + 1;
    twoBack = back;
    back = row;
  }
  return Math.min(back[b.length] ?? max + 1, max + 1);
}
