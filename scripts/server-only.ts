// Stands in for the package of this name outside Next. Its own switch, the condition `react-server`,
// would take react-dom/server away as well, by which mails are rendered.
export {};
