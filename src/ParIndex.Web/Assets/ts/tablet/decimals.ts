// Decimal numbers as the server reads them (decimal of .NET): 96 bits of digits, at most 28 of them behind the point. Floating point would decide some conditions otherwise.

export interface Decimal { digits: bigint; scale: number }

const most = (1n << 96n) - 1n;
const longestScale = 28;

/** Null: no number, or too great. */
export function read(text: string): Decimal | null {
  const parts = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text);
  if (!parts || (parts[2] ?? "") + (parts[3] ?? "") === "") return null;
  const fraction = parts[3] ?? "";
  const fitted = fit(BigInt(parts[2] + fraction), fraction.length);
  return fitted && parts[1] === "-" ? { digits: -fitted.digits, scale: fitted.scale } : fitted;
}

/** Without empty digits: "3.50" is "3.5". */
export function print({ digits, scale }: Decimal) {
  const all = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, "0");
  const whole = all.slice(0, all.length - scale);
  const fraction = all.slice(all.length - scale).replace(/0+$/, "");
  return (digits < 0n ? "-" : "") + whole + (fraction ? "." + fraction : "");
}

/** Less than, equal to or greater than 0 as a is to b. */
export function compare(a: Decimal, b: Decimal) {
  const scale = Math.max(a.scale, b.scale);
  const difference = a.digits * 10n ** BigInt(scale - a.scale) - b.digits * 10n ** BigInt(scale - b.scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function isWhole({ digits, scale }: Decimal) {
  return digits % 10n ** BigInt(scale) === 0n;
}

/** Drops digits behind the point until the number fits, half to even; null where it never does. */
function fit(digits: bigint, scale: number): Decimal | null {
  for (let drop = Math.max(0, scale - longestScale); drop <= scale; drop++) {
    const unit = 10n ** BigInt(drop);
    let rounded = digits / unit;
    const twice = 2n * (digits % unit);
    if (twice > unit || (twice === unit && rounded % 2n === 1n)) rounded++;
    if (rounded <= most) return { digits: rounded, scale: scale - drop };
  }
  return null;
}
