import type { TaskDefinitionDraft } from './draft.ts'
import type { Mistake } from './mistake.ts'
import { API, type RuleFamily } from './rule.ts'

/** What the compiler and the run time say of credentials. */
export const BAD_REGISTRY_SECRET = 'The registry credentials are not the ARN or name of a Secrets Manager secret'
export const BAD_CREDENTIAL_SPEC = 'A credential spec is credentialspec:<ARN> or credentialspecdomainless:<ARN>'

/** What the secret of a registry must be as well: nothing, when it is one, or the compiler does not know it. */
export type RegistrySecret<A extends string> = string extends A
  ? unknown
  : A extends `arn:aws${string}:secretsmanager:${string}:${string}:secret:${infer Name}`
    ? Name extends '' | `${string}:${string}`
      ? Mistake<typeof BAD_REGISTRY_SECRET>
      : unknown
    : A extends `${string}:${string}` | `${string} ${string}` | ''
      ? Mistake<typeof BAD_REGISTRY_SECRET>
      : unknown

/** What a credential spec must be as well: nothing, when it is one, or the compiler does not know it. */
export type CredentialSpec<A extends string> = string extends A
  ? unknown
  : A extends `${'credentialspec' | 'credentialspecdomainless'}:arn:aws${string}:${'s3' | 'ssm'}:${string}`
    ? unknown
    : Record<never, never> extends Record<A, 1>
      ? unknown
      : Mistake<typeof BAD_CREDENTIAL_SPEC>

// A name of a secret has no colon
const REGISTRY =
  /^(arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:[A-Za-z0-9/_+=.@!-]{1,512}|[A-Za-z0-9/_+=.@!-]{1,512})$/
const SPEC = /^credentialspec(domainless)?:arn:aws[a-z-]*:(s3|ssm):.+$/
const docs = `${API}/API_RepositoryCredentials.html`

/** Rules about credentials for private registries and for Active Directory. */
export const credentialRules: RuleFamily<TaskDefinitionDraft> = {
  codes: ['CD-CRD-01', 'CD-CRS-01'],
  docs,
  check({ containers }, report) {
    for (const [index, { repositoryCredentials, credentialSpecs = [] }] of containers.entries()) {
      const at = ['containerDefinitions', index]
      if (repositoryCredentials && !REGISTRY.test(repositoryCredentials.credentialsParameter ?? '')) {
        const message = BAD_REGISTRY_SECRET
        const path = [...at, 'repositoryCredentials', 'credentialsParameter']
        report({ code: 'CD-CRD-01', path, message, hint: 'use the ARN of the secret', docs })
      }
      const path = [...at, 'credentialSpecs']
      const page = `${API}/API_ContainerDefinition.html`
      if (credentialSpecs.length > 1) {
        const message = 'A container takes at most one credential spec'
        report({ code: 'CD-CRS-01', path, message, hint: 'keep one', docs: page })
      }
      for (const [item, spec] of credentialSpecs.entries()) {
        if (SPEC.test(spec)) continue
        const message = BAD_CREDENTIAL_SPEC
        const hint = 'use the ARN of an S3 object or SSM parameter'
        report({ code: 'CD-CRS-01', path: [...path, item], message, hint, docs: page })
      }
    }
  },
}
