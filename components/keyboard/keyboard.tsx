import { Shortcuts } from "@/components/keyboard/shortcuts";
import { currentActor } from "@/lib/auth/session";

export async function Keyboard() {
  return (await currentActor())?.keyboardShortcuts ? <Shortcuts /> : null;
}
