/** How a site greets who has joined, until its administrators write something of their own. */
export const welcome = {
  en: {
    subject: "Welcome to {site}",
    text: [
      "Hello {name},",
      "Your account is ready. Three places to start:",
      "- [Your profile](/settings/profile): say a few words about yourself.\n- [Members](/members): see who is here.\n- [The tribune](/tribune/): join the conversation.",
      "This message was sent by {site} itself, so you can’t reply to it.",
    ].join("\n\n"),
  },
  fr: {
    subject: "Bienvenue sur {site}",
    text: [
      "Bonjour {name},",
      "Votre compte est prêt. Pour commencer\u00a0:",
      "- [Votre profil](/settings/profile)\u00a0: présentez-vous en quelques mots.\n- [Les membres](/members)\u00a0: voyez qui est là.\n- [La tribune](/tribune/)\u00a0: joignez-vous à la conversation.",
      "Ce message est envoyé par {site}\u00a0: il n’est pas possible d’y répondre.",
    ].join("\n\n"),
  },
};
