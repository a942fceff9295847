const version = 'linear-2';

/** A model as the classifier reads it: weights in 127 steps either way. */
export const packed = ({ vocabulary, machines }, { levels, calibration, familiarFrom }) => {
  const most = (weights) => weights.slice(0, -1).reduce((top, each) => Math.max(top, Math.abs(each)), 0);
  const steps = machines.map((weights) => most(weights) / 127);
  const features = [...vocabulary].map(([feature, { at, rarity }]) => [
    feature,
    [Math.round(rarity * 100), ...machines.map((weights, i) => Math.round(weights[at] / steps[i]))],
  ]);
  return {
    version,
    levels,
    steps: steps.map((each) => Number(each.toPrecision(6))),
    shifts: machines.map((weights) => Number(weights.at(-1).toPrecision(6))),
    calibration: calibration.map((pair) => pair.map((each) => Number(each.toFixed(4)))),
    familiarFrom,
    features: Object.fromEntries(features),
  };
};

/** One feature a line, so that a change can be read. */
export const asJson = ({ features, ...head }) => {
  const list = (values) => JSON.stringify(values).replaceAll(',', ', ');
  const lines = Object.entries(features).map(([feature, values]) => `    ${JSON.stringify(feature)}: ${list(values)}`);
  const heads = Object.entries(head).map(([name, value]) => `  "${name}": ${list(value)}`);
  return `{\n${heads.join(',\n')},\n  "features": {\n${lines.join(',\n')}\n  }\n}\n`;
};
