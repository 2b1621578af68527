import "server-only";
import { type JdenticonConfig, toSvg } from "jdenticon";

const look: JdenticonConfig = { backColor: "#f2efe8", padding: 0.1, saturation: { color: 0.45, grayscale: 0.1 }, lightness: { color: [0.35, 0.6], grayscale: [0.3, 0.6] } };

export function drawPattern(memberId: number): string {
  return toSvg(`causerie member ${memberId}`, 256, look);
}
