# syntax=docker/dockerfile:1

# The base of every stage: Node.js, npm and a user `node`. For a mirror: --build-arg BASE=registry.example/node:24
ARG BASE=node:24-bookworm-slim

# Packages and build: everything that is needed to compile stays in this stage.
FROM ${BASE} AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=cache,target=/root/.npm npm ci
COPY .swcrc tsconfig.json ./
COPY scripts scripts
COPY src src
COPY README.md CHANGELOG.md ./
COPY docs docs
# Its operations are the examples of the documentation.
COPY test test
COPY packages packages
COPY web web
RUN npm run build

# What runs: the packages of production and the compiled gateway, by a user without rights.
FROM ${BASE} AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev

FROM ${BASE}
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 DATA_DIR=/data
# Uploads, where no bucket is configured.
RUN install -d -o node -g node /data
VOLUME /data
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY --from=build /app/docs/.vitepress/dist docs/.vitepress/dist
COPY --from=build /app/web/dist web/dist
COPY data data
COPY package.json ./
USER node
EXPOSE 4000
# /readyz answers only when MongoDB (and Redis, when set) do.
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
CMD ["node", "--enable-source-maps", "dist/main.js"]
