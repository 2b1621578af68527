/** One's own settings in the order in which they are shown; the address of each is `/settings/<name>`, its words are `members.settings.sections`. */
export const settingsSections = ["profile", "privacy", "security", "tokens", "account", "export"] as const;
