import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import { Button } from "@/components/ui/button";

type Properties = { icon: LucideIcon; words: string } & Omit<ComponentProps<typeof Button>, "children">;

export function IconButton({ icon: Icon, words, className = "", ...rest }: Properties) {
  return (
    <Button title={words} className={`max-sm:w-11 max-sm:px-0 ${className}`} {...rest}>
      <Icon aria-hidden="true" className="size-4.5 shrink-0" />
      <span className="max-sm:sr-only">{words}</span>
    </Button>
  );
}
