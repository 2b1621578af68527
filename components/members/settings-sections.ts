export const settingsSections = ["profile", "privacy", "security", "tokens", "account", "export"] as const;
