export const settingsSections = ["profile", "privacy", "security", "tokens", "tribune", "remote-clients", "account", "export"] as const;
