/** Public addresses of the contact points. */
export const contactPointPaths = {
  list: () => "/anlaufstellen",
  show: (slug: string) => `/anlaufstellen/${encodeURIComponent(slug)}`,
  vcard: (slug: string) => `/anlaufstellen/${encodeURIComponent(slug)}.vcf`,
};
