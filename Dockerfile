# Loa where there is no Debian or Ubuntu: the same set-up as on a machine, done once in an image.
# (The project's own tests run the set-up on Debian 12 itself; they do not build this image.)
#
#   docker build --tag loa .
#   mkdir -p made
#   docker run --rm --user "$(id -u):$(id -g)" \
#       --volume "$PWD/content:/loa/content:ro" --volume "$PWD/made:/made" \
#       loa build --output /made
#
# content/ is read from the folder beside you, everything made lands in made/ and is yours.
FROM debian:12-slim

RUN apt-get update \
    && apt-get install --yes --no-install-recommends ca-certificates python3 \
    && rm -rf /var/lib/apt/lists/*

# Font caches of whoever runs it, who has no home in here.
ENV XDG_CACHE_HOME=/var/cache/loa
RUN install --directory --mode=1777 "$XDG_CACHE_HOME"

# The set-up alone first: it is made again only when the command or a lock file changes.
WORKDIR /loa
COPY loa requirements.lock ./
RUN mkdir generators && touch generators/__main__.py \
    && PIP_NO_CACHE_DIR=1 ./loa \
    && rm -rf generators /var/lib/apt/lists/*

COPY . .
RUN .venv/bin/python -m compileall -q generators

ENTRYPOINT ["/loa/loa"]
CMD ["--help"]
