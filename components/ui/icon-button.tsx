import type { ComponentProps } from "react";
import { Button } from "@/components/ui/button";
import { Icon, type IconNode } from "@/components/ui/icon";

type Properties = { icon: IconNode; words: string } & Omit<ComponentProps<typeof Button>, "children">;

export function IconButton({ icon, words, className = "", ...rest }: Properties) {
  return (
    <Button title={words} className={`max-sm:w-11 max-sm:px-0 ${className}`} {...rest}>
      <Icon icon={icon} className="size-4.5 shrink-0" />
      <span className="max-sm:sr-only">{words}</span>
    </Button>
  );
}
