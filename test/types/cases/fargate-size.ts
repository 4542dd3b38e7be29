import { taskDefinition } from '../../../src/builders/task-definition.ts'

const fargate = taskDefinition('web').fargate()
declare const big: boolean
declare const anyNumber: number

fargate.cpu(0.5).memory(2)
fargate.memory(2).cpu(0.5)
fargate.cpu(32).memory(244)
fargate.cpu(big ? 1 : 2).memory(4)
fargate.size({ cpu: anyNumber, memory: anyNumber })

fargate.cpu(0.3) // error[TD-CPU-01]: Argument of type '0.3' is not assignable to parameter of type '0.25 | 0.5 | 1 | 2 | 4 | 8 | 16 | 32'
fargate.cpu(0.5).memory(9) // error[TD-MEM-01]: Argument of type '9' is not assignable to parameter of type '1 | 2 | 3 | 4'
fargate.memory(5).cpu(0.5) // error[TD-MEM-01]: Argument of type '0.5' is not assignable to parameter of type '1 | 2'
fargate.memory(9.5) // error[TD-MEM-01]: Argument of type '9.5' is not assignable
fargate.cpu(big ? 1 : 2).memory(2) // error[TD-MEM-01]: Argument of type '2' is not assignable
fargate.cpu(anyNumber) // error: Argument of type 'number' is not assignable
fargate.architecture('ARM') // error[TD-PLT-03]: '"ARM"' is not assignable to parameter of type '"ARM64" | "X86_64"'
fargate.logs({ retentionDays: 45 }) // error: Type '45' is not assignable
