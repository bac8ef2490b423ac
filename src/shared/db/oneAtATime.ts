import type { SqlDriverAdapterFactory, Transaction } from "@prisma/driver-adapter-utils";

/**
 * Lets a transaction put one question after the other to its connection. Prisma asks for several relations of a record
 * side by side; a connection answers only one at a time, and pg 9 refuses the second instead of letting it wait.
 */
export function oneAtATime<Factory extends SqlDriverAdapterFactory>(factory: Factory): Factory {
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    const startTransaction = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (level) => inTurn(await startTransaction(level));
    return adapter;
  };
  return factory;
}

function inTurn(transaction: Transaction): Transaction {
  let before: Promise<unknown> = Promise.resolve();
  const take = <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
    const answer = before.then(ask);
    // whoever asked hears of a failure; the next question is asked all the same
    before = answer.catch(() => undefined);
    return answer;
  };
  const queryRaw = transaction.queryRaw.bind(transaction);
  const executeRaw = transaction.executeRaw.bind(transaction);
  transaction.queryRaw = (query) => take(() => queryRaw(query));
  transaction.executeRaw = (query) => take(() => executeRaw(query));
  return transaction;
}
