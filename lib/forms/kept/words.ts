/** Whether a field holds what somebody wrote, rather than a number, a key, an address of the site, or the name of a choice. */
export function isWords(value: string): boolean {
  return value.trim() !== "" && !/^(\d+|[\da-f-]{36}|\/\S*|on|off|yes|true|false|[A-Z]+)$/.test(value);
}
