import type { Tags } from './resource.ts'

/** How something that exists is found: by its ARN, its name, or its tags. */
export type Existing = { readonly arn: string } | { readonly name: string } | { readonly tags: Tags }
