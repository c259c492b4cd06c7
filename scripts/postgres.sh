# start_postgres: a throw-away PostgreSQL on loopback, in a temporary folder; sets BATON_TEST_POSTGRES_URL.
# stop_postgres: ends that server, and only that one.

as_owner() {
    if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

start_postgres() {
    PG_BIN="$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)"
    PG_HOME="$(mktemp -d)"
    PG_PORT="$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')"
    chmod 755 "$PG_HOME"
    mkdir "$PG_HOME/cluster"
    if [ "$(id -u)" = 0 ]; then chown -R postgres "$PG_HOME"; fi
    as_owner "$PG_BIN/initdb" --pgdata "$PG_HOME/cluster" --username baton --auth trust --encoding UTF8 --locale C.UTF-8 >/dev/null
    as_owner "$PG_BIN/pg_ctl" --pgdata "$PG_HOME/cluster" --wait --log "$PG_HOME/log" \
        --options "-c listen_addresses=127.0.0.1 -c port=$PG_PORT -c unix_socket_directories=$PG_HOME -c max_connections=60" start >/dev/null
    export BATON_TEST_POSTGRES_URL="postgresql://baton@127.0.0.1:$PG_PORT/postgres"
}

stop_postgres() {
    as_owner "$PG_BIN/pg_ctl" --pgdata "$PG_HOME/cluster" --mode immediate stop >/dev/null || true
    rm -rf "$PG_HOME"
}
