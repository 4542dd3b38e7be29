/** A resource, and what AWS calls it where that is another name: `log group /ecs/api (/ecs/shop/api)`. */
export const withName = ({ resource, name }: { readonly resource: string; readonly name?: string }): string =>
  name === undefined ? resource : `${resource} (${name})`
