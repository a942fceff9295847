const names = ['GREEN', 'AMBER', 'RED', 'CRISIS'];
const share = (part, whole) => (whole === 0 ? 0 : part / whole);
const three = (number) => number.toFixed(3);

/** The figures of held-out probabilities: per level, together, and crisis or red at a precision of 0.70. */
export function figures(truth, likely, margins) {
  const said = margins.map((each) => each.indexOf(Math.max(...each)));
  const rows = names.map((name, level) => {
    const right = said.filter((each, i) => each === level && truth[i] === level).length;
    const recall = share(right, truth.filter((each) => each === level).length);
    const precision = share(right, said.filter((each) => each === level).length);
    return { name, recall, precision, f1: share(2 * recall * precision, recall + precision) };
  });
  const macro = (rows[1].f1 + rows[2].f1 + rows[3].f1) / 3;
  const danger = likely.map((each) => each[2] + each[3]);
  const grave = truth.filter((each) => each >= 2).length;
  let best = { threshold: 1, recall: 0, precision: 1 };
  for (const threshold of [...danger].sort((a, b) => b - a)) {
    const raised = truth.filter((_, i) => danger[i] >= threshold);
    const found = raised.filter((each) => each >= 2).length;
    const precision = share(found, raised.length);
    if (precision >= 0.7 && share(found, grave) > best.recall)
      best = { threshold, recall: share(found, grave), precision };
  }
  const crisis = truth.filter((each) => each === 3).length;
  const crisisFound = truth.filter((each, i) => each === 3 && danger[i] >= best.threshold).length;
  const matrix = names.map(
    (name, level) =>
      `  ${name.padEnd(8)}${names.map((_, other) => String(truth.filter((each, i) => each === level && said[i] === other).length).padStart(6)).join('')}`,
  );
  const text = [
    ...rows.map(
      (row) =>
        `${row.name.padEnd(8)} recall ${three(row.recall)}  precision ${three(row.precision)}  F1 ${three(row.f1)}`,
    ),
    `Macro-F1 over amber, red, crisis: ${three(macro)}`,
    `Crisis or red at precision 0.70: recall ${three(best.recall)} at threshold ${three(best.threshold)}`,
    `Crisis posts at or over that threshold: ${three(share(crisisFound, crisis))}`,
    'Rows: given by people. Columns: said.',
    ...matrix,
  ].join('\n');
  return text;
}

/** How often it was so, for each tenth of probability. */
export function reliability(yes, likely) {
  const lines = ['Probability of crisis or red: said, seen, posts'];
  let gap = 0;
  for (let from = 0; from < 10; from += 2) {
    const of = likely.map((_, i) => i).filter((i) => Math.min(9, Math.floor(likely[i] * 10)) >> 1 === from / 2);
    if (of.length === 0) continue;
    const said = of.reduce((sum, i) => sum + likely[i], 0) / of.length;
    const seen = of.filter((i) => yes[i]).length / of.length;
    gap += (of.length / likely.length) * Math.abs(said - seen);
    lines.push(`  ${three(said)}  ${three(seen)}  ${of.length}`);
  }
  return [...lines, `Expected calibration error: ${three(gap)}`].join('\n');
}

/** Recall and precision of what is red or a crisis among posts, one line a way of reading them. */
export function raised(posts, ways) {
  return Object.entries(ways)
    .map(([name, is]) => {
      const said = posts.filter(is);
      const grave = posts.filter(({ level }) => level >= 2);
      const crisis = posts.filter(({ level }) => level === 3);
      return [
        name.padEnd(16),
        `recall ${three(share(grave.filter(is).length, grave.length))}`,
        `precision ${three(share(said.filter(({ level }) => level >= 2).length, said.length))}`,
        `crisis at red or over ${three(share(crisis.filter(is).length, crisis.length))}`,
      ].join('  ');
    })
    .join('\n');
}
