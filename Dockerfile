# One image for API, worker and command line: `docker build -t kith .`
FROM node:26-slim AS manifests
WORKDIR /kith
COPY package.json package-lock.json .npmrc ./
COPY libs/contracts/package.json libs/contracts/
COPY libs/domain/package.json libs/domain/
COPY libs/triage/package.json libs/triage/
COPY libs/testkit/package.json libs/testkit/
COPY apps/api/package.json apps/api/
COPY apps/web/package.json apps/web/

# No package here needs a script to run in an image: binaries come as packages of their own.
FROM manifests AS build
RUN npm ci --ignore-scripts
COPY . .
RUN node scripts/build.mjs

FROM manifests AS modules
RUN npm ci --ignore-scripts --omit=dev --workspace @kith/api --workspace @kith/contracts --workspace @kith/domain --workspace @kith/triage --workspace @kith/testkit

FROM node:26-slim
ENV NODE_ENV=production PORT=4000
WORKDIR /kith
COPY --from=modules /kith ./
COPY --from=build /kith/libs/contracts/dist libs/contracts/dist
COPY --from=build /kith/libs/domain/dist libs/domain/dist
COPY --from=build /kith/libs/triage/dist libs/triage/dist
# The worker replays these before a change of the lexicon is approved.
COPY --from=build /kith/libs/triage/eval libs/triage/eval
COPY --from=build /kith/libs/testkit/dist libs/testkit/dist
COPY --from=build /kith/apps/api/dist apps/api/dist
COPY --from=build /kith/apps/web/dist apps/web/dist
USER node
EXPOSE 4000
CMD ["node", "--enable-source-maps", "apps/api/dist/main.js"]
