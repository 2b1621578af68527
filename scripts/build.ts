import { buildSite } from "./site-build";

buildSite();
