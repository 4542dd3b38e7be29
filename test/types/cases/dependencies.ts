import { taskDefinition } from '../../../src/builders/task-definition.ts'

declare const anyName: string
const first = taskDefinition('web')
const base = first
  .container('init', c => c.image('init:1').essential(false))
  .container('db', c => c.image('db:1').healthCheck('pg_isready'))

base.container('b', c =>
  c.image('b:1').dependsOn('init', 'SUCCESS').dependsOn('db', 'HEALTHY').dependsOn('db', 'START'),
)
base.container('b', c => c.image('b:1').dependsOn(anyName, 'SUCCESS'))

base.container('b', c => c.image('b:1').dependsOn('nope', 'START')) // error[DEP-REF-01]: '"nope"' is not assignable to parameter of type '"
first.container('b', c => c.image('b:1').dependsOn('nope', 'START')) // error[DEP-REF-01]: No container is declared before this one, so it cannot depend on \"nope\"
base.container('b', c => c.image('b:1').dependsOn('b', 'START')) // error[DEP-REF-01]: '"b"' is not assignable to parameter of type '"
base.container('b', c => c.image('b:1').dependsOn('init', 'HEALTHY')) // error[DEP-HLT-01]: Container \"init\" has no health check, so nothing can wait for it to be HEALTHY: call .healthCheck() on it
base.container('b', c => c.image('b:1').dependsOn('db', 'SUCCESS')) // error[DEP-ESS-01]: Container \"db\" is essential, so nothing can wait for it to end: call .essential(false) on it
base.container('b', c => c.image('b:1').dependsOn('db', 'COMPLETE')) // error[DEP-ESS-01]: Container \"db\" is essential, so nothing can wait for it to end
base.container('b', c => c.image('b:1').dependsOn('init', 'DONE')) // error[DEP-CON-01]: '"DONE"' is not assignable to parameter of type
