# What has been compiled in one folder is compiled in none of the others. For scripts that stand in the project's root.
export CMAKE_CXX_COMPILER_LAUNCHER=ccache CCACHE_BASEDIR="$PWD" CCACHE_NOHASHDIR=1
export CCACHE_SLOPPINESS=pch_defines,time_macros  # else it keeps nothing that was compiled with a precompiled header
