import type { TaskDefinitionDraft } from './draft.ts'
import { API, type RuleFamily } from './rule.ts'

// A name of a secret has no colon
const REGISTRY =
  /^(arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:[A-Za-z0-9/_+=.@-]{1,512}|[A-Za-z0-9/_+=.@-]{1,512})$/
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
        const message = 'The registry credentials are not the ARN or name of a Secrets Manager secret'
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
        const message = 'A credential spec is credentialspec:<ARN> or credentialspecdomainless:<ARN>'
        const hint = 'use the ARN of an S3 object or SSM parameter'
        report({ code: 'CD-CRS-01', path: [...path, item], message, hint, docs: page })
      }
    }
  },
}
