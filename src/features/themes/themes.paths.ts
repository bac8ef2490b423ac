/** Public and desk addresses of the themes. */
export const themePaths = {
  list: () => "/themen",
  show: (code: string) => `/themen/${encodeURIComponent(code)}`,
  deskList: () => "/buero/themen",
  deskNew: () => "/buero/themen/neu",
  deskEdit: (code: string) => `/buero/themen/${encodeURIComponent(code)}`,
};
