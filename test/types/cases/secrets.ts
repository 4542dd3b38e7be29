import type { Container } from '../../../src/builders/container.ts'

declare const c: Container
declare const region: string
declare const account: string
declare const any: string
declare const id: number

c.secret('A', 'arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf')
c.secret('A', 'arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf:password::')
c.secret('A', 'arn:aws-cn:secretsmanager:cn-north-1:123456789012:secret:db-AbCdEf:password:AWSPREVIOUS:')
c.secret('A', 'arn:aws:ssm:us-east-1:123456789012:parameter/db/password')
c.secret('A', '/db/password')
c.secret('A', any)
c.secret('A', `arn:aws:secretsmanager:${region}:${account}:secret:db-AbCdEf:password::`)
c.secret('A', `arn:aws:secretsmanager:${region}:${id}:secret:${any}`)
c.secret('A', `arn:aws:secretsmanager:${any}`)
c.secret('A', `arn:aws:${any}:us-east-1:123456789012:secret:db`)
c.secret('A', `${any}:password::`)
c.secrets({ A: 'arn:aws:ssm:us-east-1:123456789012:parameter/a', B: any })
c.secret('A', { arn: any, jsonKey: 'password', versionId: any })
c.environment(any ? { A: '1' } : {}).environment(any ? { B: '1', C: '2' } : { B: '3' })
c.environment({ ...(any && { A: any }) })
c.environment({ A: '1' })
  .environment({ B: '2' })
  .secret('C', any)
  .secret(any, any)
  .environment({ [any]: '1' })

c.secret('A', 'arn:aws:s3:us-east-1:123456789012:secret:db') // error[SEC-ARN-01]: Secret ARN: service is \"s3\", expected \"secretsmanager\" or \"ssm\"
c.secret('A', `arn:aws:s3:${region}:${account}:secret:db`) // error[SEC-ARN-01]: Secret ARN: service is \"s3\", expected \"secretsmanager\" or \"ssm\"
c.secret('A', 'arn:aws:secretsmanager::123456789012:secret:db') // error[SEC-ARN-01]: Secret ARN: the region is missing
c.secret('A', `arn:aws:secretsmanager::${account}:secret:db`) // error[SEC-ARN-01]: Secret ARN: the region is missing
c.secret('A', 'arn:aws:secretsmanager:us-east-1:12345678901:secret:db') // error[SEC-ARN-01]: Secret ARN: account id \"12345678901\" is not 12 digits
c.secret('A', 'arn:aws:secretsmanager:us-east-1:1234567890123:secret:db') // error[SEC-ARN-01]: Secret ARN: account id \"1234567890123\" is not 12 digits
c.secret('A', 'arn:aws:secretsmanager:us-east-1:12345678901a:secret:db') // error[SEC-ARN-01]: Secret ARN: account id \"12345678901a\" is not 12 digits
c.secret('A', `arn:aws:ssm:${region}:123:parameter/a`) // error[SEC-ARN-04]: Secret ARN: account id \"123\" is not 12 digits
c.secret('A', 'arn:aws:secretsmanager:us-east-1:123456789012:secret:') // error[SEC-ARN-01]: Secret ARN: the secret name after \"secret:\" is missing
c.secret('A', `arn:aws:secretsmanager:${region}:${account}:secret:`) // error[SEC-ARN-01]: Secret ARN: the secret name after \"secret:\" is missing
c.secret('A', 'arn:aws:secretsmanager:us-east-1:123456789012:db') // error[SEC-ARN-01]: Secret ARN: after the account id write \"secret:\" and the secret name
c.secret('A', 'arn:aws:secretsmanager:us-east-1:123456789012:secret:db:password') // error[SEC-ARN-01]: Secret ARN: after the secret name write \":json-key:version-stage:version-id\" (leave parts empty, keep the colons)
c.secret('A', `arn:aws:secretsmanager:${region}:${account}:secret:db:password`) // error[SEC-ARN-01]: Secret ARN: after the secret name write
c.secret('A', `arn:aws:secretsmanager:us-east-1:123456789012:secret:${any}:password`) // error[SEC-ARN-01]: Secret ARN: after the secret name write
c.secret('A', 'arn:aws:secretsmanager:us-east-1:123456789012:secret:db:a:b:c:d') // error[SEC-ARN-01]: Secret ARN: after the secret name write
c.secret('A', 'arn:aws:secretsmanager:us-east-1:123456789012:secret:db::AWSPREVIOUS:9d4c') // error[SEC-ARN-02]: Secret ARN: give the version stage or the version id, not both
c.secret('A', 'arn:aws:ssm:us-east-1:123456789012:parameter:app') // error[SEC-ARN-04]: Secret ARN: after the account id write \"parameter/\" and the parameter name
c.secret('A', 'arn:aws:secretsmanager:us-east-1:1234567890123:secret:db-AbCdEf:password::') // error[SEC-ARN-01]: Secret ARN: account id \"1234567890123\" is not 12 digits
c.secret('A', 'arn:aws:secretsmanager:us-east-1:12345678901:secret:db-AbCdEf:password::') // error[SEC-ARN-01]: Secret ARN: account id \"12345678901\" is not 12 digits
c.secret('A', 'arn:aws:secretsmanager:us-east-1:12345678901x:secret:db-AbCdEf:password::') // error[SEC-ARN-01]: Secret ARN: account id \"12345678901x\" is not 12 digits
c.secret('A', 'arn:aws:secretsmanager::123456789012:secret:db-AbCdEf:password::') // error[SEC-ARN-01]: Secret ARN: the region is missing
c.secret('A', 'arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf:a:b::') // error[SEC-ARN-01]: Secret ARN: after the secret name write
c.secret('A', 'arn:aws:secretsmanager') // error[SEC-ARN-01]: Secret ARN: expected arn:aws:secretsmanager:<region>:<account>:secret:<name>
c.secret('A', 'my secret') // error[SEC-ARN-04]: \"my secret\" is neither an ARN nor the name of an SSM parameter
c.secrets({ A: 'arn:aws:s3:us-east-1:123456789012:secret:db' }) // error[SEC-ARN-01]: Secret ARN: service is \"s3\"
c.secret('A', any).secret('A', any) // error[SEC-DUP-01]: The name \"A\" is already used by a variable or secret of this container
c.environment({ A: '1' }).secret('A', any) // error[SEC-DUP-02]: The name \"A\" is already used by a variable or secret of this container
c.secret('A', any).environment({ B: '1', A: '1' }) // error[SEC-DUP-02]: The name \"A\" is already used by a variable or secret of this container
c.environment({ A: '1' }).secrets({ A: '/a' }) // error[SEC-DUP-02]: The name \"A\" is already used by a variable or secret of this container
c.environment({ A: process.env.A }) // error[SEC-TYP-01]: Type 'string | undefined' is not assignable to type 'string | Deferred'
c.environment({ PORT: 3000 }) // error[SEC-TYP-01]: Type 'number' is not assignable to type 'string | Deferred'
c.secret('A', { arn: any, versionStage: 'AWSPREVIOUS', versionId: any }) // error[SEC-ARN-02]: not assignable
c.environment({ A: '1' }).environment({ A: '2' }) // error[SEC-DUP-03]: The name \"A\" is already used by a variable or secret of this container
c.environment('abc') // error: is not assignable to parameter of type
c.environment(['x', 'y']) // error: is not assignable to parameter of type
c.environment(id) // error: Argument of type 'number'
c.environment(any ? { A: '1' } : undefined) // error: undefined
