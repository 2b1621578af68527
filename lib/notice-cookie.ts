export const noticeCookie = "causerie.notice";
