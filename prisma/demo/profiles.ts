type Profile = { biography: string; signature?: string; site?: string };

/** What some of the demo's people say of themselves. */
export const profiles: Record<string, Profile> = {
  alice: {
    biography: "Bookbinder, late riser, collector of **other people’s shopping lists**.\n\nI am here for:\n\n- long letters\n- short answers\n- anything about rivers\n\n> A good sentence is one you can read aloud with a cold.",
    signature: "_alice_, by the window",
    site: "alice.example",
  },
  bob: { biography: "I repair bicycles and argue about brakes. Write to me if yours squeaks.", signature: "bob (it is always the brake pads)" },
  carol: { biography: "Traductrice, *en deux sens* : du polonais vers le français, et du brouillon vers le propre.", site: "carol.example/carnet" },
  mona: { biography: "Modération, café, et dans cet ordre-là le lundi seulement." },
  ada: { biography: "Keeps the machine running. If something is broken, it was probably `cron`.", signature: "ada" },
  Éloïse: { biography: "Violoncelle dans un quatuor qui cherche toujours son alto.\n\n1. Schubert\n2. Chostakovitch\n3. la fanfare du quartier", site: "quatuor.example" },
  Priya: { biography: "Astronomer by night. By day, asleep.", signature: "clear skies, P." },
  Siobhán: { biography: "Walks, maps, and the names of fields." },
};
