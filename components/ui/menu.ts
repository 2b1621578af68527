export const menuLine = "flex min-h-11 w-full cursor-pointer items-center rounded-lg px-3 text-left text-sm hover:bg-accent-soft hover:text-accent-strong";
