import { exposedOf, exposes } from '../exposed.ts'
import { DOCS, type RuleFamily } from '../rule.ts'
import type { CheckedService } from './checked-service.ts'

const docs = `${DOCS}/specifying-sensitive-data.html`
const ALL = 'which is readable to all who may describe services'

/** Rules about credentials in what everybody reads who may describe services. */
export const serviceCredentialRules: RuleFamily<CheckedService> = {
  codes: ['SEC-PLN-02'],
  docs,
  check({ serviceConnectConfiguration: connect, deploymentConfiguration: deployment }, report) {
    for (const name of exposedOf(connect?.logConfiguration?.options)) {
      const path = ['serviceConnectConfiguration', 'logConfiguration', 'options', name]
      const message = `logConfiguration looks as if it held a credential, ${ALL}`
      report({
        code: 'SEC-PLN-02',
        severity: 'warning',
        path,
        message,
        hint: 'keep it in a secret: secretOptions',
        docs,
      })
    }
    for (const [at, { hookDetails }] of (deployment?.lifecycleHooks ?? []).entries()) {
      if (!exposes(hookDetails)) continue
      const path = ['deploymentConfiguration', 'lifecycleHooks', at, 'hookDetails']
      const message = `hookDetails looks as if it held a credential, ${ALL}`
      report({ code: 'SEC-PLN-02', severity: 'warning', path, message, hint: 'let the function read it', docs })
    }
  },
}
